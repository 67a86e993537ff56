"""The English front end: spaCy parses the sentences that hold a trigger; verbs take arguments."""
