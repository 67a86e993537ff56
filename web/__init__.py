"""The pages and their components: what people look at."""
