# Debian's C library, which the tests run on too. Exact, so that a new version is a change one can see.
ARG NODE=node:24.20.0-trixie-slim

FROM ${NODE} AS dependencies
WORKDIR /docket
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM dependencies AS build
COPY . .
RUN npm run build && node scripts/standalone.mjs /standalone

FROM ${NODE} AS run
WORKDIR /docket
# Root's, so that the server cannot change what it runs.
COPY --from=build /standalone ./
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
EXPOSE 3000
# The image's user `node`, by number: only so can Kubernetes see that it is not root.
USER 1000:1000
STOPSIGNAL SIGTERM
# Whoever acts on it restarts the container, which mends a process that hangs and no database that is
# down: so `live`. The start may take as long as migrations do.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5m --start-interval=1s --retries=3 \
  CMD ["node", "scripts/check-health.mjs", "live"]
CMD ["node", "scripts/serve.mjs"]
