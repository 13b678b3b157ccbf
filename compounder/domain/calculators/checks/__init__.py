"""The independent checks: every result of every calculator is reached a second time by another road.

A check knows no formula function of the calculators, not their unit table and not their quantities; it reads the exact
inputs and the results, and asks whether the results, put back, give what was put in.
"""
