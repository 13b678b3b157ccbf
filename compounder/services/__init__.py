"""What the staff do: one module a job, one function a click, one transaction and one audit entry each."""
