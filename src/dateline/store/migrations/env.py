"""How alembic runs the migrations: on the connection that :mod:`dateline.store.connect` hands over."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
context.run_migrations()
