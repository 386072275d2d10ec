"""hypercare: one onboarding plan per customer in YAML, and every figure and document derived from it."""
