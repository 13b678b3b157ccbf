"""Release: is it fit for a patient, and until when."""
