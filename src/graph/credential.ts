import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity'
import type { SharePointConfig } from '../config/config'

/** Signs the app itself in to Entra; the library keeps each token until it is about to expire. */
export function credentialOf(config: SharePointConfig): TokenCredential {
  const { identity, tenantId, clientId, authority } = config
  const options = { authorityHost: authority }
  if (identity.by === 'managed-identity') return new ManagedIdentityCredential({ clientId })
  if (identity.by === 'secret')
    return new ClientSecretCredential(tenantId, clientId, identity.secret, options)
  return new ClientCertificateCredential(tenantId, clientId, { certificatePath: identity.file }, options)
}
