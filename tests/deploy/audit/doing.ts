import type { Properties, Value } from "../assembly.ts";
import { capital, get, listed, parsed, type Reader } from "./reading.ts";

const lambda = (endpoint: string, path: string) => get(endpoint, "lambda", path);
const functions = "/2015-03-31/functions";

const lambdaFunction: Reader = async ({ endpoint, made: { id } }) => {
  const { Configuration = {}, Tags = {} } = await lambda(endpoint, `${functions}/${id}`);
  const described = Configuration as Properties;
  return { ...described, KmsKeyArn: described.KMSKeyArn ?? null, Tags: listed(Tags) };
};

const invocation: Reader = async ({ endpoint, template: { FunctionName = "", Qualifier = "" } }) => {
  const path = `/2019-09-25/functions/${FunctionName}/event-invoke-config?Qualifier=${Qualifier}`;
  return { FunctionName, Qualifier, ...(await lambda(endpoint, path)) };
};

const mapping: Reader = async ({ endpoint, made: { id }, template }) => {
  const told = await lambda(endpoint, `/2015-03-31/event-source-mappings/${id}`);
  const named =
    String(told.FunctionArn ?? "")
      .split(":")
      .at(-1) ?? "";
  const byArn = String(template.FunctionName).startsWith("arn:");
  return { ...told, FunctionName: byArn ? (told.FunctionArn ?? null) : named, Tags: listed(told.Tags) };
};

const permission: Reader = async ({ endpoint, template }) => {
  const name = String(template.FunctionName).split(":").at(-1);
  const { Policy } = await lambda(endpoint, `${functions}/${name}/policy`);
  const { Statement = [] } = parsed(String(Policy ?? "{}")) as { Statement?: Properties[] };
  const source = (statement: Properties) => {
    const condition = (statement.Condition ?? {}) as Record<string, Properties>;
    return condition.ArnLike?.["AWS:SourceArn"] ?? condition.ArnLike?.["aws:SourceArn"] ?? null;
  };
  const found = Statement.find((statement) => source(statement) === template.SourceArn) ?? {};
  return {
    Action: found.Action ?? null,
    FunctionName: found.Resource ?? null,
    Principal: ((found.Principal ?? {}) as Properties).Service ?? null,
    SourceArn: source(found),
  };
};

const schedule: Reader = async ({ endpoint, made: { id } }) =>
  get(endpoint, "scheduler", `/schedules/${id.split("/").at(-1)}`);

/** The settings of each route: its key stays, and what is said of it is spelled as CloudFormation does. */
const byRoute = (settings: Value | undefined): Value =>
  Object.fromEntries(Object.entries((settings ?? {}) as Properties).map(([route, said]) => [route, capital(said)]));

const ofApi =
  (collection: string): Reader =>
  async ({ endpoint, made: { id }, template: { ApiId = "" } }) => {
    const own = encodeURIComponent(id.split("/").at(-1) ?? "");
    const told = await get(endpoint, "apigateway", `/v2/apis/${ApiId}/${collection}/${own}`);
    const RouteSettings = byRoute(told.routeSettings);
    return { ...(capital(told) as Properties), ApiId, RouteSettings, Tags: told.tags ?? {} };
  };

const api: Reader = async ({ endpoint, made: { id } }) => {
  const told = await get(endpoint, "apigateway", `/v2/apis/${id}`);
  return { ...(capital(told) as Properties), Tags: told.tags ?? {} };
};

/** How functions, their triggers and the gateway stand. */
export const doingReaders: Readonly<Record<string, Reader>> = {
  "AWS::Lambda::Function": lambdaFunction,
  "AWS::Lambda::EventInvokeConfig": invocation,
  "AWS::Lambda::EventSourceMapping": mapping,
  "AWS::Lambda::Permission": permission,
  "AWS::Scheduler::Schedule": schedule,
  "AWS::ApiGatewayV2::Api": api,
  "AWS::ApiGatewayV2::Authorizer": ofApi("authorizers"),
  "AWS::ApiGatewayV2::Integration": ofApi("integrations"),
  "AWS::ApiGatewayV2::Route": ofApi("routes"),
  "AWS::ApiGatewayV2::Stage": ofApi("stages"),
};
