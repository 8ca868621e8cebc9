import {
  type AccessToken,
  DefaultAzureCredential,
  DeviceCodeCredential,
  type TokenCredential,
} from '@azure/identity'
import { authorityOptions } from './credential'
import { NoToken, noToken } from './no-token'

/** How an administrator signs in: in any browser with a code, or by what this machine already knows of them. */
export const ADMIN_SIGN_INS = ['device-code', 'default'] as const
export type AdminSignIn = (typeof ADMIN_SIGN_INS)[number]

/** What an administrator signs in with. */
export interface AdminSignInParts {
  readonly by: AdminSignIn
  readonly graphUrl: string
  readonly authority: string
  readonly tenantId: string
  /** The delegated permission that the work needs, such as `Sites.Manage.All`. */
  readonly permission: string
  /** Shows where to go and the code to enter there. */
  readonly show: (message: string) => void
}

/**
 * Microsoft Graph Command Line Tools: Microsoft's own app for administrators, which every tenant has, and which may be
 * consented to any delegated permission. (The library's default, the Azure CLI, may not be given those for sites.)
 */
export const GRAPH_COMMAND_LINE_TOOLS = '14d82eec-204b-4c2f-b7e8-296a70dab67e'

/**
 * Signs an administrator in, who consents to the one permission that is needed. The token is kept for the run: it lives
 * for an hour. Throws `NoToken`.
 */
export function adminCredential(parts: AdminSignInParts): TokenCredential {
  let token: Promise<AccessToken> | undefined
  return {
    getToken: () => {
      token ??= signIn(parts)
      return token
    },
  }
}

async function signIn(parts: AdminSignInParts): Promise<AccessToken> {
  try {
    const [credential, scope] = parts.by === 'default' ? fromMachine(parts) : byDeviceCode(parts)
    const token = await credential.getToken(scope)
    if (!token) throw new NoToken('The token service gave no token')
    return token
  } catch (error) {
    throw noToken(error, [])
  }
}

function fromMachine({ graphUrl, authority, tenantId }: AdminSignInParts): [TokenCredential, string] {
  return [new DefaultAzureCredential({ ...authorityOptions(authority), tenantId }), `${graphUrl}/.default`]
}

function byDeviceCode({
  graphUrl,
  authority,
  tenantId,
  permission,
  show,
}: AdminSignInParts): [TokenCredential, string] {
  const credential = new DeviceCodeCredential({
    ...authorityOptions(authority),
    tenantId,
    clientId: GRAPH_COMMAND_LINE_TOOLS,
    userPromptCallback: ({ message }) => show(message),
  })
  return [credential, `${graphUrl}/${permission}`]
}
