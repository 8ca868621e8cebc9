/** Fluent puts an empty style element into the page and fills it by script; this is the hash of nothing. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

/** Teams and Microsoft 365 show the tab in a frame; nobody else may. The list is Microsoft's own for tabs. */
const FRAMED_BY =
  'https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com'

/** Go with every answer to a browser. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'self'",
    `style-src 'self' ${EMPTY_STYLE}`,
    "img-src 'self' data:",
    // teams-js asks there which hosts it may trust.
    "connect-src 'self' https://res.cdn.office.net",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${FRAMED_BY}`,
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const
