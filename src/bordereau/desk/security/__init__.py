"""Who may ask the desk for what: names it answers to, users, sessions, tokens, bounds, headers."""

from bordereau.desk.security.guard import Guard, Refusal, checked, local_path
from bordereau.desk.security.origins import Names, is_loopback
from bordereau.desk.security.users import (
    ROLES,
    Role,
    User,
    Users,
    UsersError,
    check_name,
    drop_user,
    put_user,
    role_of,
)
from bordereau.desk.security.visits import TOKEN_FIELD, TOKEN_HEADER, LoginError, Person, Security

__all__ = [
    "ROLES",
    "TOKEN_FIELD",
    "TOKEN_HEADER",
    "Guard",
    "LoginError",
    "Names",
    "Person",
    "Refusal",
    "Role",
    "Security",
    "User",
    "Users",
    "UsersError",
    "check_name",
    "checked",
    "drop_user",
    "is_loopback",
    "local_path",
    "put_user",
    "role_of",
]
