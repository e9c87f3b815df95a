import { createGateways } from '#jobs/gateways/gateways.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { openTestHouse, type TestHouse, type TestHouseOptions } from './house.ts'
import { startTestSimulators, type TestSimulators } from './simulators.ts'

/** A house at work: relay and workers run, and the outside world answers over its wire. */
export type WorkingHouse = { house: TestHouse; simulators: TestSimulators; close(): Promise<void> }

export async function openWorkingHouse({ change = (config) => config, ...options }: TestHouseOptions = {}): Promise<WorkingHouse> {
  const simulators = await startTestSimulators()
  const house = await openTestHouse({ ...options, change: (config) => change({ ...config, ...simulators.settings }) })
  const gateways = createGateways(simulators.settings)
  const jobs = startJobs({ house, gateways })
  return {
    house,
    simulators,
    async close() {
      await jobs.close()
      await gateways.close()
      await house.close()
      await simulators.close()
    },
  }
}
