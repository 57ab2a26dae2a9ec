"""The page that shows how learning goes."""
