"""Word lists of the field as frozen rows: genres, organs, positions, proper nouns. Data only, each with its source."""
