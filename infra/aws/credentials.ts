import { fromEnv } from "@aws-sdk/credential-provider-env";

/**
 * Stands in a bundle for the SDK's chain of credential providers: a function gets its role's credentials in its
 * environment, and a fifth of each bundle would only look for others.
 */
export const defaultProvider = () => fromEnv();
