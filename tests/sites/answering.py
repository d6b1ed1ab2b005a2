"""How the small sites of the tests answer."""


class Answering:
    """Beside ``BaseHTTPRequestHandler``: answers in one piece and says nothing about it."""

    def answer(self, status: int, kind: str, body: bytes, headers: tuple[tuple[str, str], ...] = ()) -> None:
        self.send_response(status)
        for header in (("Content-Type", kind), ("Content-Length", str(len(body))), *headers):
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass
