"""How long browsers may keep an answer, as Cache-Control says it."""

PERSONAL = "no-store"
REVALIDATE = "no-cache"  # kept by the browser, asked about with its ETag
FOREVER = f"max-age={365 * 24 * 60 * 60}, immutable"  # nobody asks again
