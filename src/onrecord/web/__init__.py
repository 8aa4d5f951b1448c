"""The pages of a case and their JSON and CSV twins; `onrecord.web.app` builds them."""
