// Nothing: what an engine executes to start and to end.
