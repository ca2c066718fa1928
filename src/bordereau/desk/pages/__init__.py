"""The desk's pages: thin functions, one module a page, that ask the register and fill a template."""
