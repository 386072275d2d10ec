"""The Excel ledger («registre»): one file per sheet, `workbook.ledger` puts them together."""
