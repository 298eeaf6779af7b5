FROM node:20-bookworm-slim
WORKDIR /jejak
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY . .
RUN npm run build && ln -s /jejak/dist/cli/main.js /usr/local/bin/jejak && mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4400 JEJAK_DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 4400
HEALTHCHECK --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself gets the signals: at SIGTERM the server makes durable what it has and lets its clients go.
CMD ["node", "dist/server/main.js"]
