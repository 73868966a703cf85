"""文书模板 and 待核法条: how a bureau words its documents, and which laws it has read in the official text."""
