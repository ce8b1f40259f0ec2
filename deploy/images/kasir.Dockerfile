# Kasir, the payment partner. From the repository's root:
#   docker build -f deploy/images/kasir.Dockerfile -t kasir .
# Pin the base by its digest where you build: --build-arg BASE=docker.io/library/node@sha256:…
ARG BASE=docker.io/library/node:24-trixie-slim
# `given` copies the artefact that `npm run build -w kasir` wrote to dist/kasir, and builds nothing.
ARG ARTEFACT=built

FROM ${BASE} AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
# One lock for all systems: packages of the others are installed too, and stay in this stage.
COPY checkout/package.json checkout/
COPY deploy/tests/package.json deploy/tests/
COPY e2e/package.json e2e/
COPY e2e/browsers/package.json e2e/browsers/
COPY evidence/package.json evidence/
COPY old-shop/package.json old-shop/
COPY packages/audit-log/package.json packages/audit-log/
COPY packages/buyer/package.json packages/buyer/
COPY packages/contract/package.json packages/contract/
COPY packages/http/package.json packages/http/
COPY packages/migration-bundle/package.json packages/migration-bundle/
COPY packages/platform/package.json packages/platform/
COPY payment-partner/package.json payment-partner/
COPY tools/bench/package.json tools/bench/
COPY tools/package.json tools/
COPY walkthrough/package.json walkthrough/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build -w kasir

FROM scratch AS built
COPY --from=build /src/dist/kasir /srv/kasir

FROM scratch AS given
COPY dist/kasir /srv/kasir

FROM ${ARTEFACT} AS artefact

FROM ${BASE} AS runtime
COPY deploy/images/collect-runtime.mjs /
COPY --from=artefact /srv/kasir /srv/kasir
RUN node /collect-runtime.mjs /runtime kasir /srv/kasir && chown 10001:10001 /runtime/var/lib/kasir

# Node, the artefact and their shared libraries: no shell, no npm, no build tools.
FROM scratch
LABEL org.opencontainers.image.title="Kasir" \
      org.opencontainers.image.description="Kasir, the payment partner: part of a simulation" \
      org.opencontainers.image.licenses="MIT"
COPY --from=runtime /runtime /
COPY --from=artefact /srv/kasir /srv/kasir
ENV PATH=/usr/bin NODE_ENV=production
WORKDIR /srv/kasir
USER 10001:10001
EXPOSE 3002
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3002/api/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The system's worker.js, migrate.js and commands/ are in the same folder.
CMD ["node", "web.js", "--host", "0.0.0.0", "--port", "3002"]
