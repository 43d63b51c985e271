"""The FastAPI service: webhooks, pages and the API."""
