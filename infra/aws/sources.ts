import { ServicePrincipal } from "aws-cdk-lib/aws-iam";

/** A service of AWS while it acts for this account: it may not be sent by anybody else's resources. */
export const sentFrom = (account: string, service: string): ServicePrincipal =>
  new ServicePrincipal(service, { conditions: { StringEquals: { "aws:SourceAccount": account } } });
