"""The optional extractor: statements from a language model behind any OpenAI-compatible server.

settings → `ask` (the memo goes out, JSON comes back) → `verify` (only what the memo's text bears out) →
`agree` (beside the rules: where the two differ, the statements say so). Off unless configured; the extra
`reorg[llm]` brings the client.
"""
