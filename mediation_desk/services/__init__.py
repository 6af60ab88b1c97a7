"""What a person does here: one function each, named by the verb they would say."""
