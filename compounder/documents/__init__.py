"""What is printed: a record in, PDF bytes out; the only place that knows ReportLab, PDFium and the code's encoder."""
