# The image of migrate: the executable on a small Debian, run by a user without rights.
# docker build -t migrate .            docs/docker.md says how to use it.
FROM --platform=$BUILDPLATFORM denoland/deno:2.9.6 AS build
ARG TARGETARCH
WORKDIR /src
COPY *.ts deno.json deno.lock ./
COPY core core
COPY dialects dialects
COPY scripts/bundle.ts scripts/compile.ts scripts/
COPY templates templates
RUN case "$TARGETARCH" in \
      amd64) target=x86_64-unknown-linux-gnu ;; \
      arm64) target=aarch64-unknown-linux-gnu ;; \
      *) echo "no executable for $TARGETARCH" >&2; exit 1 ;; \
    esac; \
    deno task compile --target "$target" --output /migrate

FROM debian:trixie-slim
COPY --from=build /migrate /usr/local/bin/migrate
# By number, so that Kubernetes can tell that it isn't root.
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["migrate"]
CMD ["--help"]
