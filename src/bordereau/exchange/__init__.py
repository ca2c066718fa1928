"""Exchange: reports in the forms that others take."""
