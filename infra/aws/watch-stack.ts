import { Duration, Stack, Tags } from "aws-cdk-lib";
import { ComparisonOperator, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import {
  type CustomMetricWithAlarm,
  DefaultDashboardFactory,
  MonitoringFacade,
  SnsAlarmActionStrategy,
} from "cdk-monitoring-constructs";
import type { Construct } from "constructs";
import type { Service } from "#shared/service.ts";
import { type Alarm, alarmsOfCore, alarmsOfService, kindOf } from "./alarms.ts";
import type { Gateway } from "./constructs/gateway.ts";
import type { DataStack } from "./data-stack.ts";
import { stackOf } from "./names.ts";
import type { Stage } from "./stage.ts";

type Around = { readonly stage: Stage; readonly data: DataStack; readonly gateway: Gateway };

/** Where a person who is woken finds what to do. */
const runbook = "docs/operations.md";

const watched = (stage: Stage, { kind, on, dimensions }: Alarm): CustomMetricWithAlarm => {
  const { says, namespace, metric: metricName, statistic, minutes, ringsAt, isSilence } = kindOf(kind);
  const period = Duration.minutes(minutes);
  const metric = new Metric({ namespace, metricName, dimensionsMap: dimensions, statistic, period, label: on });
  return {
    metric,
    alarmFriendlyName: on,
    addAlarm: {
      [kind]: {
        alarmNameOverride: `linli-${stage.name}-${kind}-${on}`,
        alarmDescriptionOverride: `${says} What to do: ${runbook}#${kind}`,
        threshold: ringsAt,
        comparisonOperator: isSilence
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingDataOverride: isSilence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
        datapointsToAlarm: 1,
        period,
      },
    },
  };
};

/** One graph for each kind, with a line for each thing it is watched on. */
const graphsOf = (stage: Stage, alarms: readonly Alarm[]) =>
  Object.entries(Object.groupBy(alarms, ({ kind }) => kind)).map(([title, group]) => ({
    title,
    metrics: group.map((alarm) => watched(stage, alarm)),
  }));

/** Every alarm of a stage, and its one dashboard. Things are found by their names, so no stack is held by this one. */
export class WatchStack extends Stack {
  constructor(scope: Construct, { stage, data, gateway }: Around, services: readonly Service[]) {
    super(scope, stackOf(stage.name, "watch"), { env: { account: stage.account, region: stage.region } });
    const name = `linli-${stage.name}`;
    const monitoring = new MonitoringFacade(this, "Watch", {
      metricFactoryDefaults: { namespace: "AWS/Lambda" },
      alarmFactoryDefaults: {
        actionsEnabled: true,
        alarmNamePrefix: name,
        action: new SnsAlarmActionStrategy({ onAlarmTopic: data.alarms, onOkTopic: data.alarms }),
      },
      dashboardFactory: new DefaultDashboardFactory(this, "Dashboard", { dashboardNamePrefix: name }),
    });
    const core = alarmsOfCore(stage, { apiId: gateway.api.apiId, tableName: data.table.tableName });
    const parts = [
      ["core", core] as const,
      ...services.map((each) => [each.name, alarmsOfService(stage, each)] as const),
    ];
    for (const [title, alarms] of parts)
      monitoring.monitorCustom({
        humanReadableName: title,
        alarmFriendlyName: title,
        metricGroups: graphsOf(stage, alarms),
      });
    Tags.of(this).add("linli:stage", stage.name);
  }
}
