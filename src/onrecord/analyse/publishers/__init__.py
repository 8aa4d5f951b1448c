"""Publishers and bylines: whom they let speak, by name or without, and whom they quote first."""
