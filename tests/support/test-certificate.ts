import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto'

/** A throw-away certificate that signs itself, for `localhost` and 127.0.0.1. */
export interface TestCertificate {
  readonly certificatePem: string
  readonly keyPem: string
  readonly publicKey: KeyObject
  /** SHA-256 of the certificate, as Entra and MSAL name one. */
  readonly thumbprint: string
}

const SHA256_WITH_RSA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]
const COMMON_NAME = [0x06, 0x03, 0x55, 0x04, 0x03]
const SUBJECT_ALTERNATIVE_NAMES = [0x06, 0x03, 0x55, 0x1d, 0x11]

/** Makes a certificate by hand: its form (X.509, RFC 5280) is a few nested values, so no package is needed. */
export function testCertificate(commonName: string): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const algorithm = der(0x30, Buffer.from(SHA256_WITH_RSA), der(0x05))
  const name = der(0x30, der(0x31, der(0x30, Buffer.from(COMMON_NAME), der(0x0c, Buffer.from(commonName)))))
  const names = der(0x30, der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))
  const toBeSigned = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    der(0x30, time('200101000000Z'), time('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, der(0x30, Buffer.from(SUBJECT_ALTERNATIVE_NAMES), der(0x04, names)))),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const certificate = der(0x30, toBeSigned, algorithm, der(0x03, Buffer.from([0]), signature))
  return {
    certificatePem: new X509Certificate(certificate).toString(),
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey,
    thumbprint: createHash('sha256').update(certificate).digest('base64url'),
  }
}

const time = (utc: string) => der(0x17, Buffer.from(utc))

/** One value of DER: what it is, how long it is, what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
}
