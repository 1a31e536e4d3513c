"""Signs: dots, quotation marks, brackets, hyphens."""
