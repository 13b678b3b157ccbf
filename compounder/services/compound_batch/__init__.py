"""A batch from plan to release: plan, weigh, verify, decide deviations, record steps and yield, release or stop."""
