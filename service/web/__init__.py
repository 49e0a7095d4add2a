"""The pages: server-rendered, plain Vietnamese, no scripts, nothing loaded from elsewhere."""
