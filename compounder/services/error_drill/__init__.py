"""The error drill: the seven classic slips made on purpose against the real services, in a throw-away pharmacy."""
