"""What several screens use; a widget knows no service, shows plain text alone and has a role and a name."""
