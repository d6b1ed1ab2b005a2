# docker build -t mmaudit .
# docker run --rm --init --ipc=host --security-opt seccomp=unconfined -v "$PWD/mmaudit-report:/report" mmaudit audit https://example.com
FROM python:3.13-slim-bookworm AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY templates templates
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim-bookworm
# Debian's Chromium brings its libraries; without the CJK fonts a Chinese or Japanese page is a page of boxes.
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium fonts-liberation fonts-noto-cjk fonts-noto-color-emoji \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir /wheels/*.whl && rm -rf /wheels \
 && useradd --create-home --uid 1000 auditor \
 && install -d -o auditor /report
USER auditor
# Chromium's sandbox needs user namespaces, which Docker's default profile forbids: mmaudit then does not start.
# Allow them with --security-opt seccomp=unconfined (or a profile of your own), or trust the site: --sandbox off.
ENV MMAUDIT_OUT=/report
WORKDIR /report
ENTRYPOINT ["mmaudit"]
CMD ["--help"]
