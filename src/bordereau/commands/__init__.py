"""The commands of the register: thin functions on `bordereau.register.Register`."""
