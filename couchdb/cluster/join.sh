#!/usr/bin/env bash
# Makes one cluster of three nodes. Safe to run again: what is done already is left alone.
set -euo pipefail

nodes=(couchdb1.inside couchdb2.inside couchdb3.inside)
first=${nodes[0]}
login="${COUCHDB_USER}:${COUCHDB_PASSWORD}"

ask() {
  local method=$1 node=$2 path=$3 body=${4:-}
  curl -fsS -u "$login" -X "$method" -H 'Content-Type: application/json' "http://${node}:5984${path}" ${body:+-d "$body"}
}

# The key by which every node knows the server's tokens.
for node in "${nodes[@]}"; do
  ask PUT "$node" '/_node/_local/_config/jwt_keys/hmac:_default' "\"${COUCHDB_JWT_SECRET}\"" > /dev/null
done

members=$(ask GET "$first" /_membership | grep -o 'couchdb@[a-z0-9.]*' | sort -u | wc -l)
if [ "$members" -ge "${#nodes[@]}" ]; then
  echo 'the cluster is complete'
  exit 0
fi

for node in "${nodes[@]:1}"; do
  ask POST "$first" /_cluster_setup "{
    \"action\": \"enable_cluster\", \"bind_address\": \"0.0.0.0\", \"port\": 5984, \"node_count\": \"${#nodes[@]}\",
    \"username\": \"${COUCHDB_USER}\", \"password\": \"${COUCHDB_PASSWORD}\",
    \"remote_node\": \"${node}\",
    \"remote_current_user\": \"${COUCHDB_USER}\", \"remote_current_password\": \"${COUCHDB_PASSWORD}\"
  }" > /dev/null
  ask POST "$first" /_cluster_setup "{
    \"action\": \"add_node\", \"host\": \"${node}\", \"port\": 5984,
    \"username\": \"${COUCHDB_USER}\", \"password\": \"${COUCHDB_PASSWORD}\"
  }" > /dev/null
done

ask POST "$first" /_cluster_setup '{"action": "finish_cluster"}' > /dev/null
echo 'the cluster is made'
