import { type Assembly, resourcesOf, type Value } from "../assembly.ts";

type Statement = { readonly Effect: string; readonly Action: string | readonly string[]; readonly Resource: Value };

type Document = { readonly Statement: readonly Statement[] };

/** What a function may do: an action, and the index of the table where it is one's. */
export type Right = { readonly name: string; readonly action: string; readonly index?: string };

export const nameOf = ({ name, action, index }: Right): string => [name, action, index].filter(Boolean).join(" ");

const listed = <T>(value: T | readonly T[]): readonly T[] => [value].flat() as readonly T[];

/** The indexes among a statement's resources; nothing where it speaks of no index. */
const indexesIn = (resource: Value): (string | undefined)[] => {
  const found = [...JSON.stringify(resource).matchAll(/\/index\/(\w+)/g)].map(([, index]) => index);
  return found.length > 0 ? found : [undefined];
};

const referred = (value: Value | undefined): string =>
  /"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/.exec(JSON.stringify(value ?? ""))?.[1] ?? "";

/** Every right of every function by the synthesized policies of its role. */
export const rightsOf = ({ stacks }: Assembly, stage: string): Right[] => {
  const all = resourcesOf(stacks);
  const functions = all.filter(({ Type }) => Type === "AWS::Lambda::Function");
  return functions.flatMap(({ stack, Properties = {} }) => {
    const name = String(Properties.FunctionName).replace(`linli-${stage}-`, "");
    const role = referred(Properties.Role);
    const policies = all.filter(
      (each) => each.Type === "AWS::IAM::Policy" && each.stack === stack && referred(each.Properties?.Roles) === role,
    );
    return policies
      .flatMap(({ Properties: { PolicyDocument = {} } = {} }) => (PolicyDocument as unknown as Document).Statement)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action, Resource }) =>
        listed(Action).flatMap((action) =>
          indexesIn(Resource).map((index) => ({ name, action, ...(index && { index }) })),
        ),
      );
  });
};
