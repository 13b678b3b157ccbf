<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CalculatorForm</name>
    <message numerus="yes">
        <source>%n more input(s)</source>
        <translation>
            <numerusform>%n more input</numerusform>
            <numerusform>%n more inputs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HowList</name>
    <message numerus="yes">
        <source>and %n more step(s), printed in full</source>
        <translation>
            <numerusform>and %n more step, printed in full</numerusform>
            <numerusform>and %n more steps, printed in full</numerusform>
        </translation>
    </message>
</context>
</TS>
