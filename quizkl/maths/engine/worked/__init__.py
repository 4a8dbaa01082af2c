"""Works an expression out as a person does on paper: definition, numbers put in, terms, sum, decimals."""
